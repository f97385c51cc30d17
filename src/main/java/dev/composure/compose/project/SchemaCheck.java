package dev.composure.compose.project;

import dev.composure.compose.Spelling;
import dev.composure.compose.yaml.Node;
import java.util.Set;
import java.util.regex.Pattern;

/// The part of the compose schema that a misspelled or misplaced key trips over.
final class SchemaCheck {

    private static final Set<String> SERVICE_KEYS = Set.of(
            ("annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name"
                            + " cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset"
                            + " credential_spec depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search"
                            + " domainname entrypoint env_file environment expose extends external_links extra_hosts gpus"
                            + " group_add healthcheck hostname image init ipc isolation label_file labels links logging"
                            + " mac_address mem_limit mem_reservation mem_swappiness memswap_limit models network_mode networks"
                            + " oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_start pre_stop"
                            + " privileged profiles provider pull_policy pull_refresh_after read_only restart runtime scale"
                            + " secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls"
                            + " tmpfs tty ulimits use_api_socket user userns_mode uts volumes volumes_from working_dir")
                    .split(" ", -1));
    private static final Set<String> SECTIONS =
            Set.of("version", "name", "include", "services", "networks", "volumes", "secrets", "configs", "models");

    private static final Pattern SERVICE_NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private SchemaCheck() {}

    static void root(Node.Mapping root, Remarks remarks) {
        unknownKeys(root, SECTIONS, "the top level", remarks);
    }

    static void service(String name, Node.Entry entry, Node.Mapping service, Remarks remarks) {
        if (!SERVICE_NAME.matcher(name).matches()) {
            remarks.problem(
                    entry.keyPosition(),
                    "`" + name + "` is no name for a service; compose takes letters, digits, `.`, `_` and `-`.");
        }
        unknownKeys(service, SERVICE_KEYS, "a service", remarks);
    }

    static void unknownKeys(Node.Mapping mapping, Set<String> known, String where, Remarks remarks) {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key) && !key.startsWith("x-")) {
                var hint = Spelling.nearest(key, known)
                        .map(name -> " Did you mean `" + name + "`?")
                        .orElse(" Take it out, or prefix it with `x-`.");
                remarks.problem(
                        entry.keyPosition(), "`" + key + "` is no key of " + where + "; compose refuses it." + hint);
            }
        });
    }
}

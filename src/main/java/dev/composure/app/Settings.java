package dev.composure.app;

import dev.composure.policy.Mode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of the operator: `composure.*` from `config/application.yaml` beside the process, the environment
/// (`COMPOSURE_MODE` …) and system properties, the last being the strongest.
@ConfigMapping(prefix = "composure")
public interface Settings {

    /// The ceiling over every policy's own mode.
    @WithDefault("audit")
    Mode mode();

    Policies policy();

    EngineSettings engine();

    Proc proc();

    State state();

    Projects projects();

    Http http();

    Log log();

    @WithName("notify")
    Notifications notifications();

    /// How long a project that is as desired is left alone.
    @WithDefault("1m")
    Duration resync();

    /// Where the policies are.
    interface Policies {
        /// A file, a folder, or a place in git; the built-in baseline without it.
        Optional<String> source();

        Git git();
    }

    /// How policies in git are fetched. Secrets are in files.
    interface Git {
        Optional<Path> tokenFile();

        Optional<String> username();

        Optional<Path> passwordFile();

        Optional<Path> sshKeyFile();

        Optional<Path> knownHostsFile();

        Optional<Path> caFile();

        /// How often the remote is asked.
        @WithDefault("1m")
        Duration interval();

        @WithDefault("20s")
        Duration timeout();
    }

    /// The Docker Engine.
    interface EngineSettings {
        /// Such as `unix:///run/docker.sock`; `DOCKER_HOST` or the usual socket without it.
        Optional<String> host();
    }

    /// The host's process table.
    interface Proc {
        @WithDefault("/proc")
        Path path();
    }

    /// What outlives the process.
    interface State {
        @WithDefault("/var/lib/composure")
        Path path();
    }

    /// The compose projects.
    interface Projects {
        /// The folders below which files may be rewritten. There is no default: without it nothing is ever written.
        Optional<List<Path>> roots();
    }

    /// Where the API listens.
    interface Http {
        @WithDefault("127.0.0.1")
        String address();

        @WithDefault("8480")
        int port();

        /// Plain http instead of TLS; on a loopback address only.
        @WithDefault("false")
        boolean insecure();
    }

    /// The log on standard output.
    interface Log {
        /// One JSON object a line, with the project in `mdc`, instead of text.
        @WithDefault("false")
        boolean json();
    }

    /// Who is told without asking.
    interface Notifications {
        /// Where findings, outcomes and stalled projects are sent to as CloudEvents.
        Optional<URI> url();

        /// How often a finding of severity error and a stalled project are told again while they last; 0 for never.
        @WithDefault("24h")
        Duration remindEvery();
    }
}

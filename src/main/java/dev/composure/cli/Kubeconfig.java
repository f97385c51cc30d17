package dev.composure.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.cli.KubeconfigCommand.Access;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Fills a kubeconfig. It stands apart from its command, which is looked through for its options where the library of
/// Kubernetes' records is not on the class path.
final class Kubeconfig {

    private static final String NAME = "composure";

    private Kubeconfig() {}

    static String text(String server, Access given) {
        var config = new Config();
        config.setApiVersion("v1");
        config.setKind("Config");
        config.setClusters(List.of(cluster(server, given)));
        config.setUsers(List.of(user(given)));
        config.setContexts(List.of(context()));
        config.setCurrentContext(NAME);
        return Yaml.of(new JsonMapper().valueToTree(config));
    }

    private static NamedCluster cluster(String server, Access given) {
        var cluster = new Cluster();
        cluster.setServer(server);
        cluster.setCertificateAuthorityData(
                Base64.getEncoder().encodeToString(given.certificate().getBytes(StandardCharsets.UTF_8)));
        var named = new NamedCluster();
        named.setName(NAME);
        named.setCluster(cluster);
        return named;
    }

    private static NamedAuthInfo user(Access given) {
        var user = new AuthInfo();
        user.setToken(given.token());
        var named = new NamedAuthInfo();
        named.setName(NAME);
        named.setUser(user);
        return named;
    }

    private static NamedContext context() {
        var context = new Context();
        context.setCluster(NAME);
        context.setUser(NAME);
        var named = new NamedContext();
        named.setName(NAME);
        named.setContext(context);
        return named;
    }
}

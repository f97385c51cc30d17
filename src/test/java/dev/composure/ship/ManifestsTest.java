package dev.composure.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.files.PolicyFiles;
import dev.composure.lab.Command;
import dev.composure.lab.Prerequisite;
import dev.composure.operate.PolicyLoad;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What `kubectl kustomize` makes of `k8s` are objects that Kubernetes knows, down to the last field.
class ManifestsTest {

    private static final Path KUBECTL = Path.of("target/tools/bin/kubectl").toAbsolutePath();
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "v1/Service", Service.class,
            "v1/ConfigMap", ConfigMap.class,
            "apps/v1/DaemonSet", DaemonSet.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class);

    /// The models keep what they do not know; here it is an error.
    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static List<HasMetadata> built(String folder) throws JsonProcessingException {
        if (!Files.isExecutable(KUBECTL)) {
            throw Prerequisite.missing("no %s: run src/build/kubectl.sh".formatted(KUBECTL));
        }
        var text = Command.run(Map.of(), List.of(KUBECTL.toString(), "kustomize", "k8s/" + folder))
                .succeeded();
        var objects = new ArrayList<HasMetadata>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
            objects.add(strictly((Map<?, ?>) document));
        }
        return objects;
    }

    private static HasMetadata strictly(Map<?, ?> document) throws JsonProcessingException {
        var kind = document.get("apiVersion") + "/" + document.get("kind");
        assertThat(KINDS).containsKey(kind);
        return STRICT.readValue(STRICT.writeValueAsString(document), KINDS.get(kind));
    }

    private static <T> T only(List<HasMetadata> objects, Class<T> kind) {
        var found = objects.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/daemonset", "overlays/git-policy"})
    void everyObjectIsOne(String folder) throws JsonProcessingException {
        var objects = built(folder);

        assertThat(objects).hasSizeGreaterThanOrEqualTo(5);
        assertThat(objects)
                .filteredOn(object -> !(object instanceof Namespace))
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isEqualTo("composure-system"));
        var pod = only(objects, DaemonSet.class).getSpec().getTemplate().getSpec();
        var container = pod.getContainers().getFirst();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getEnv()).anySatisfy(variable -> {
            assertThat(variable.getName()).isEqualTo("COMPOSURE_MODE");
            assertThat(variable.getValue()).isEqualTo("audit");
        });
    }

    @Test
    void aFieldThatDoesNotExistWouldBeSeen() {
        var wrong = Map.of("apiVersion", "v1", "kind", "Service", "spec", Map.of("cluster", "None"));
        assertThatThrownBy(() -> strictly(wrong)).hasMessageContaining("\"cluster\"");
    }

    @Test
    void thePolicyOfTheConfigMapIsValidAndMounted() throws JsonProcessingException {
        var objects = built("overlays/daemonset");

        var load = new PolicyFiles(Path.of("k8s/overlays/daemonset").toAbsolutePath()).load("policy.yaml");
        assertThat(load).isInstanceOf(PolicyLoad.Loaded.class);
        var policy = only(objects, ConfigMap.class);
        assertThat(policy.getData()).containsKey("policy.yaml");
        assertThat(only(objects, DaemonSet.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getVolumes())
                .anySatisfy(volume -> {
                    assertThat(volume.getConfigMap()).isNotNull();
                    assertThat(volume.getConfigMap().getName())
                            .isEqualTo(policy.getMetadata().getName());
                });
    }
}

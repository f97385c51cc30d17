package dev.composure.rest.kinds;

import dev.composure.reconcile.ResourceName;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.UUID;

/// Makes the metadata of an object. Its uid follows from its kind and name.
final class Metadata {
    private Metadata() {}

    static ObjectMeta of(Kind kind, String ownName, SortedMap<String, String> labels) {
        var metadata = new ObjectMeta();
        metadata.setName(ResourceName.of(ownName).value());
        metadata.setUid(UUID.nameUUIDFromBytes((kind.word() + "/" + ownName).getBytes(StandardCharsets.UTF_8))
                .toString());
        labels.entrySet().stream()
                .filter(label -> isLabelValue(label.getValue()))
                .forEach(label -> metadata.getLabels().put(Kind.GROUP + "/" + label.getKey(), label.getValue()));
        return metadata;
    }

    /// What Kubernetes takes for the value of a label; anything else can stand in the spec only.
    private static boolean isLabelValue(String value) {
        return value.length() <= 63 && value.matches("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    }
}

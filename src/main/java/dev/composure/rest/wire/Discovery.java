package dev.composure.rest.wire;

import dev.composure.rest.kinds.Kind;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.APIVersions;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import java.util.Arrays;
import java.util.List;

/// What there is to be asked for, as `kubectl` finds it out. There is no core group.
public final class Discovery {
    private Discovery() {}

    public static APIVersions core() {
        return new APIVersions();
    }

    public static APIGroupList groups() {
        var list = new APIGroupList();
        list.setGroups(List.of(group()));
        return list;
    }

    public static APIGroup group() {
        var version = new GroupVersionForDiscovery();
        version.setGroupVersion(Kind.API_VERSION);
        version.setVersion(Kind.VERSION);
        var group = new APIGroup();
        group.setName(Kind.GROUP);
        group.setVersions(List.of(version));
        group.setPreferredVersion(version);
        return group;
    }

    public static APIResourceList resources() {
        var list = new APIResourceList();
        list.setGroupVersion(Kind.API_VERSION);
        list.setResources(Arrays.stream(Kind.values()).map(Discovery::resource).toList());
        return list;
    }

    private static APIResource resource(Kind kind) {
        var resource = new APIResource();
        resource.setName(kind.plural());
        resource.setSingularName(kind.singular());
        resource.setKind(kind.word());
        resource.setNamespaced(false);
        resource.setShortNames(List.of(kind.shortName()));
        resource.setCategories(List.of("composure"));
        resource.setVerbs(kind.verbs());
        return resource;
    }
}

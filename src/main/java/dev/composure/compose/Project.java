package dev.composure.compose;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A compose project: its name and its services, those of inactive profiles included.
public record Project(String name, SortedMap<String, Service> services) {
    public Project {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    }

    /// By what name the engine has the image of a service: one that is only built is called after project and service.
    public String imageOf(Service service) {
        return service.image().isEmpty() ? name + "-" + service.name() : service.image();
    }
}

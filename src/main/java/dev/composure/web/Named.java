package dev.composure.web;

import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ResourceName;
import io.vertx.ext.web.RoutingContext;

/// What the path of a call names.
final class Named {
    private Named() {}

    static ProjectId project(RoutingContext call) {
        return new ProjectId(own(call));
    }

    static String remediation(RoutingContext call) {
        return own(call);
    }

    private static String own(RoutingContext call) {
        var name = String.valueOf(call.pathParam("name"));
        return new ResourceName(name).own().orElseThrow(() -> Refusal.notFound("That is the name of nothing."));
    }
}

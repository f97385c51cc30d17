package dev.composure.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.operate.byhand.RollBack;
import dev.composure.operate.byhand.RollbackOutcome;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Takes the annotation `composure.dev/rollback: "true"` of one remediation, or of all.
@Path("/apis/composure.dev/v1alpha1/remediations")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RollbackResource {

    private static final String ROLLBACK = "composure.dev/rollback";
    private static final String PATH_OF_ROLLBACK = "/metadata/annotations/composure.dev~1rollback";

    private final RollBack rollBack;

    RollbackResource(RollBack rollBack) {
        this.rollBack = rollBack;
    }

    /// What becomes of each, newest first.
    public record Answer(List<RollbackOutcome> items) {}

    @PATCH
    @Consumes("application/merge-patch+json")
    public Response all(JsonNode patch) {
        return isWanted(patch) ? Response.ok(new Answer(rollBack.all())).build() : invalid();
    }

    @PATCH
    @Path("{name}")
    @Consumes("application/merge-patch+json")
    public Response one(@PathParam("name") String name, JsonNode patch) {
        if (!isWanted(patch)) {
            return invalid();
        }
        return rollBack.one(name)
                .map(outcome -> Response.ok(new Answer(List.of(outcome))))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(ApiStatus.failure(404, "NotFound", "there is no remediation \"%s\"".formatted(name))))
                .build();
    }

    private static boolean isWanted(JsonNode patch) {
        return patch.at(PATH_OF_ROLLBACK).asText("").equals("true")
                && patch.size() == 1
                && patch.path("metadata").size() == 1
                && patch.path("metadata").path("annotations").size() == 1;
    }

    private static Response invalid() {
        return Response.status(422)
                .entity(ApiStatus.failure(
                        422, "Invalid", "only the annotation %s can be set, to \"true\"".formatted(ROLLBACK)))
                .build();
    }
}

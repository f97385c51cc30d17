package dev.composure.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.operate.ApproveProject;
import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.ProjectId;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Lists, gets and approves compose projects.
@Path("/apis/composure.dev/v1alpha1/composeprojects")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ComposeProjectResource {

    private static final String APPROVE = "composure.dev/approve";
    private static final String PATH_OF_APPROVE = "/metadata/annotations/composure.dev~1approve";

    private final ReadStatus read;
    private final ApproveProject approve;

    ComposeProjectResource(ReadStatus read, ApproveProject approve) {
        this.read = read;
        this.approve = approve;
    }

    @GET
    public ComposeProject.Collection list() {
        return ComposeProject.Collection.of(read.all());
    }

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name) {
        return read.of(new ProjectId(name))
                .map(project -> Response.ok(ComposeProject.of(project)))
                .orElseGet(() -> notFound(name))
                .build();
    }

    /// Takes the annotation `composure.dev/approve`, with the digest of a plan, and nothing else.
    @PATCH
    @Path("{name}")
    @Consumes("application/merge-patch+json")
    public Response patch(@PathParam("name") String name, JsonNode patch) {
        var digest = patch.at(PATH_OF_APPROVE).asText("");
        if (!digest.matches("[0-9a-f]{12}") || !isOnlyThat(patch)) {
            return Response.status(422)
                    .entity(ApiStatus.failure(
                            422,
                            "Invalid",
                            "only the annotation %s can be set, to the digest of a plan (12 hexadecimal digits)"
                                    .formatted(APPROVE)))
                    .build();
        }
        return approve.approve(new ProjectId(name), digest)
                .map(project -> Response.ok(ComposeProject.of(project)))
                .orElseGet(() -> notFound(name))
                .build();
    }

    private static boolean isOnlyThat(JsonNode patch) {
        return patch.size() == 1
                && patch.path("metadata").size() == 1
                && patch.path("metadata").path("annotations").size() == 1;
    }

    private static Response.ResponseBuilder notFound(String name) {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(ApiStatus.failure(
                        404, "NotFound", "no compose project \"%s\" has containers here".formatted(name)));
    }
}

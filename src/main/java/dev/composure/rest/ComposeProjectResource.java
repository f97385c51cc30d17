package dev.composure.rest;

import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Lists and gets compose projects.
@Path("/apis/composure.dev/v1alpha1/composeprojects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ComposeProjectResource {

    private final ReadStatus read;

    ComposeProjectResource(ReadStatus read) {
        this.read = read;
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
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(ApiStatus.failure(
                                404, "NotFound", "no compose project \"%s\" has containers here".formatted(name))))
                .build();
    }
}

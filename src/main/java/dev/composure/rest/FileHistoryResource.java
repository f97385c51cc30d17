package dev.composure.rest;

import dev.composure.operate.byhand.HistoryEntry;
import dev.composure.operate.byhand.ReadHistory;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what Composure did to a file.
@Path("/apis/composure.dev/v1alpha1/filehistories")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FileHistoryResource {

    private final ReadHistory history;

    FileHistoryResource(ReadHistory history) {
        this.history = history;
    }

    /// What was done to a file, oldest first.
    public record FileHistory(String path, List<HistoryEntry> items) {}

    @GET
    public Response of(@QueryParam("path") @Nullable String path) {
        if (path == null || !path.startsWith("/")) {
            return Response.status(422)
                    .entity(ApiStatus.failure(422, "Invalid", "name the file with ?path=, from the root on"))
                    .build();
        }
        return Response.ok(new FileHistory(path, history.of(path))).build();
    }
}

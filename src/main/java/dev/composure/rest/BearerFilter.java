package dev.composure.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/// Lets nobody in without the token.
@Provider
public class BearerFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    /// Asked for with the first call and not before: filters are made while the application is being built up, when
    /// there are no settings yet.
    private final Instance<AccessToken> token;

    BearerFilter(Instance<AccessToken> token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean allowed = header != null
                && header.startsWith(SCHEME)
                && token.get().matches(header.substring(SCHEME.length()).strip());
        if (!allowed) {
            request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .type(MediaType.APPLICATION_JSON)
                    .entity(ApiStatus.failure(
                            401, "Unauthorized", "send the token of the state folder as a bearer token"))
                    .build());
        }
    }
}

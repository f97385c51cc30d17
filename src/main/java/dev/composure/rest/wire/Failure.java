package dev.composure.rest.wire;

import io.fabric8.kubernetes.api.model.Status;

/// An error as a Kubernetes-style API answers it.
public enum Failure {
    BAD_REQUEST(400, "BadRequest"),
    UNAUTHORIZED(401, "Unauthorized"),
    FORBIDDEN(403, "Forbidden"),
    NOT_FOUND(404, "NotFound"),
    METHOD_NOT_ALLOWED(405, "MethodNotAllowed"),
    CONFLICT(409, "Conflict"),
    EXPIRED(410, "Expired"),
    TOO_LARGE(413, "RequestEntityTooLarge"),
    UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaType"),
    INVALID(422, "Invalid"),
    TOO_MANY_REQUESTS(429, "TooManyRequests"),
    INTERNAL(500, "InternalError");

    private final int code;
    private final String reason;

    Failure(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public Status because(String message) {
        var status = new Status();
        status.setStatus("Failure");
        status.setMessage(message);
        status.setReason(reason);
        status.setCode(code);
        return status;
    }
}

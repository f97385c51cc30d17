package dev.composure.rest;

/// The `Status` object with which a Kubernetes-style API answers an error.
public record ApiStatus(String kind, String apiVersion, String status, String message, String reason, int code) {
    static ApiStatus failure(int code, String reason, String message) {
        return new ApiStatus("Status", "v1", "Failure", message, reason, code);
    }
}

package dev.composure.rest.wire;

/// What was asked for is not done; the answer says why.
public final class Refused extends RuntimeException {

    private final transient Failure failure;

    public Refused(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}

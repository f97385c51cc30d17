package dev.composure.web;

/// A call that is not answered as it wants, in words for whoever made it.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;

    private Refusal(int code, String words) {
        super(words);
        this.code = code;
    }

    static Refusal notFound(String words) {
        return new Refusal(404, words);
    }

    static Refusal forbidden(String words) {
        return new Refusal(403, words);
    }

    static Refusal invalid(String words) {
        return new Refusal(400, words);
    }

    int code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}

package dev.composure.web.live;

/// What is wrong with the operator itself: `what` in a sentence, and `why` with what that means.
public record Trouble(String what, String why) {

    public static Trouble ofEngine(String why) {
        return new Trouble("The Docker Engine cannot be reached.", "What is shown is from before (%s).".formatted(why));
    }

    public static Trouble ofState(String why) {
        return new Trouble(
                "The state cannot be written.",
                "Nothing is begun before it can, and what is learnt meanwhile may be lost (%s).".formatted(why));
    }
}

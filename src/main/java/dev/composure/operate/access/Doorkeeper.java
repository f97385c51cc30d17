package dev.composure.operate.access;

import dev.composure.reconcile.BackOff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets in who brings a token, and slows down who guesses: after a few wrong ones from an address, its tokens are not
/// even looked at for a while, each time for longer. Who came in from there before still does.
public final class Doorkeeper {

    private static final int FREE_GUESSES = 5;
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(10);
    private static final int REMEMBERED = 1_000;

    private final Tokens tokens;
    private final InstantSource clock;
    private final Map<String, Guesses> guesses = new LinkedHashMap<>();
    private final Set<String> guests = new LinkedHashSet<>();

    public Doorkeeper(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Guesses(int count, Instant last) {
        private Instant pausesUntil() {
            if (count < FREE_GUESSES) {
                return last;
            }
            return last.plus(PAUSES.after(count - FREE_GUESSES + 1));
        }
    }

    /// What somebody who wants in is told.
    public sealed interface Answer {

        record Welcome(Role role) implements Answer {}

        record Unknown() implements Answer {}

        /// Too many were wrong; this one was not looked at.
        record ComeBackLater(Duration after) implements Answer {}
    }

    public synchronized Answer admit(String address, String token) {
        var now = clock.instant();
        var hash = hash(token);
        var pause = pause(address, now);
        boolean isGuest = guests.contains(address + " " + hash);
        if (!isGuest && pause.isPositive()) {
            return new Answer.ComeBackLater(pause);
        }
        var role = tokens.roleOf(hash);
        if (role.isPresent()) {
            remember(guests, address + " " + hash);
            return new Answer.Welcome(role.get());
        }
        guests.remove(address + " " + hash);
        return wrong(address, now);
    }

    private Duration pause(String address, Instant now) {
        return Optional.ofNullable(guesses.get(address))
                .map(wrong -> Duration.between(now, wrong.pausesUntil()))
                .orElse(Duration.ZERO);
    }

    private Answer wrong(String address, Instant now) {
        var before = Optional.ofNullable(guesses.remove(address))
                .filter(known -> now.isBefore(known.last().plus(FORGIVEN_AFTER)))
                .map(Guesses::count)
                .orElse(0);
        if (guesses.size() >= REMEMBERED) {
            guesses.remove(guesses.keySet().iterator().next());
        }
        guesses.put(address, new Guesses(before + 1, now));
        return new Answer.Unknown();
    }

    private static void remember(Set<String> all, String one) {
        if (all.size() >= REMEMBERED) {
            all.remove(all.iterator().next());
        }
        all.add(one);
    }

    /// Tokens are long and random, so that a plain hash keeps them as safe as a slow one would.
    public static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}

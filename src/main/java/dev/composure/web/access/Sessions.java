package dev.composure.web.access;

import dev.composure.operate.access.Doorkeeper;
import dev.composure.operate.access.Tokens;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The sessions of this process, by the hashes of their ids. One lasts as long as its token does, at most
/// half a day, and not longer than two hours after it was used last.
public final class Sessions {

    private static final int MOST = 1_000;
    private static final int RANDOM_BYTES = 32;

    private final Tokens tokens;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    public Sessions(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Begins one for whoever brought the token of that hash; the answer is its id.
    public synchronized String begin(String tokenHash) {
        var now = clock.instant();
        sessions.values().removeIf(session -> session.isOver(now));
        if (sessions.size() >= MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        var id = word();
        sessions.put(Doorkeeper.hash(id), new Session(tokenHash, word(), now, now));
        return id;
    }

    private String word() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Who has that session, in the role that his token has now; empty where it is over. Asking uses it.
    public synchronized Optional<Visitor> visitor(String id) {
        var key = Doorkeeper.hash(id);
        var visitor = known(key);
        visitor.ifPresent(_ -> sessions.computeIfPresent(key, (_, session) -> session.seen(clock.instant())));
        return visitor;
    }

    /// The same without using it: an open page alone keeps no session alive.
    public synchronized boolean isOpen(String id) {
        return known(Doorkeeper.hash(id)).isPresent();
    }

    private Optional<Visitor> known(String key) {
        return Optional.ofNullable(sessions.get(key))
                .filter(session -> !session.isOver(clock.instant()))
                .flatMap(session -> tokens.roleOf(session.tokenHash()).map(role -> new Visitor(role, session.csrf())));
    }

    public synchronized void end(String id) {
        sessions.remove(Doorkeeper.hash(id));
    }
}

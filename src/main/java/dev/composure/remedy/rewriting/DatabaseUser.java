package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.Invocation;
import java.util.ArrayList;
import java.util.List;

/// Lets pg_isready ask as a user whom the database knows: the one whose name the container itself holds.
final class DatabaseUser {

    private static final String USER = "POSTGRES_USER";
    private static final String DATABASE = "POSTGRES_DB";

    private DatabaseUser() {}

    static Attempt attempt(Wording wording) {
        var anonymous = wording.runs("pg_isready").stream()
                .filter(client -> !client.options().has("U", "username"))
                .toList();
        if (anonymous.isEmpty()) {
            return Attempt.notNeeded();
        }
        if (!wording.service().environmentNames().contains(USER)) {
            return new Attempt.Impossible("the file does not say which user the database has");
        }
        if (wording.test() instanceof HealthcheckTest.Exec && wording.script().isEmpty()) {
            return new Attempt.Impossible("exec form expands no $" + USER + ", and its value is nobody's business");
        }
        var next = wording;
        for (var client : anonymous) {
            var named = next.withOptions(client, List.of(), String.join(" ", options(wording, client)));
            if (named.isEmpty()) {
                return new Attempt.Impossible("pg_isready is run in a way that cannot be edited safely");
            }
            next = next.with(named.orElseThrow());
        }
        return new Attempt.Reworded(next.test(), "pg_isready asks as the user of the database");
    }

    /// Without a database it asks for one of the user's name.
    private static List<String> options(Wording wording, Invocation client) {
        var options = new ArrayList<>(List.of("-U", "\"$" + USER + "\""));
        if (!client.options().has("d", "dbname")
                && wording.service().environmentNames().contains(DATABASE)) {
            options.addAll(List.of("-d", "\"$" + DATABASE + "\""));
        }
        return options;
    }
}

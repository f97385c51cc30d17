package dev.composure.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.access.Doorkeeper;
import dev.composure.operate.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    Path folder;

    private TokenFile file() {
        return new TokenFile(folder.resolve("tokens"));
    }

    @Test
    void onlyTheHashIsKept() throws IOException {
        var token = file().make("ci", Role.VIEWER);

        assertThat(folder.resolve("tokens"))
                .content()
                .contains("ci viewer " + Doorkeeper.hash(token))
                .doesNotContain(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tokens"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherTokenTakesTheOldOnesPlaceWithoutARestart() throws IOException {
        var known = file();
        var old = known.make("ci", Role.VIEWER);
        assertThat(known.roleOf(Doorkeeper.hash(old))).contains(Role.VIEWER);

        var fresh = file().make("ci", Role.OPERATOR);

        assertThat(known.roleOf(Doorkeeper.hash(old))).isEmpty();
        assertThat(known.roleOf(Doorkeeper.hash(fresh))).contains(Role.OPERATOR);
        assertThat(file().remove("ci")).isTrue();
        assertThat(known.roleOf(Doorkeeper.hash(fresh))).isEmpty();
        assertThat(file().remove("ci")).isFalse();
    }

    @Test
    void aFileThatIsGoneLetsNobodyIn() throws IOException {
        var known = file();
        var token = known.make("ci", Role.OPERATOR);
        assertThat(known.roleOf(Doorkeeper.hash(token))).isPresent();
        Files.delete(folder.resolve("tokens"));
        assertThat(known.roleOf(Doorkeeper.hash(token))).isEmpty();
    }

    @Test
    void theFirstTokenIsForTheCommandsOnThisHost() throws IOException {
        var state = StateFolder.prepared(folder.resolve("state"), false);
        var known = new TokenFile(state.tokens());
        assertThat(known.roleOf(Doorkeeper.hash(state.tokenText()))).contains(Role.OPERATOR);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.token())))
                .isEqualTo("rw-------");
        assertThat(known.remove("local")).isTrue();

        StateFolder.prepared(folder.resolve("state"), false);

        assertThat(known.roleOf(Doorkeeper.hash(state.tokenText())))
                .as("who was put out stays out")
                .isEmpty();
    }
}

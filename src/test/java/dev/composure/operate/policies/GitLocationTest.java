package dev.composure.operate.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLocationTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            https://h/o/r.git,                  https://h/o/r.git, '', ''
            https://h/o/r.git@v1,               https://h/o/r.git, v1, ''
            https://h/o/r.git//a/b.yaml,        https://h/o/r.git, '', a/b.yaml
            https://h:8443/o/r@feature/x//a/,   https://h:8443/o/r, feature/x, a
            https://me@h/o/r.git,               https://me@h/o/r.git, '', ''
            https://me@h/o/r.git@main,          https://me@h/o/r.git, main, ''
            ssh://git@h:2222/o/r.git@v1//p,     ssh://git@h:2222/o/r.git, v1, p
            ssh://git@h/r.git,                  ssh://git@h/r.git, '', ''
            git@h:o/r.git@v1//p,                git@h:o/r.git, v1, p
            git@h:o/r.git,                      git@h:o/r.git, '', ''
            file:///srv/r.git@main//p,          file:///srv/r.git, main, p
            file:///srv/r.git,                  file:///srv/r.git, '', ''
            """)
    void urlRefAndPath(String location, String url, String ref, String path) {
        assertThat(GitLocation.isOne(location)).isTrue();
        assertThat(GitLocation.parse(location)).isEqualTo(new GitLocation(url, ref, path));
        assertThat(GitLocation.parse(location).mistake()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "built-in", "policies", "./a@b", "/srv/a:b", "a//b", "C:x"})
    void whatLiesOnTheDiskIsNone(String location) {
        assertThat(GitLocation.isOne(location)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:pw@h/r.git",
                "https://h/r.git//../x",
                "https://h/r.git//a/./b",
                "https://h/r.git@-x",
                "https://h/r.git@a..b~1",
                "https://h/r.git@a b"
            })
    void whatCannotBeMeantIsRefused(String location) {
        assertThat(GitLocation.parse(location).mistake()).isPresent();
    }
}

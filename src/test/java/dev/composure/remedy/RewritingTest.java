package dev.composure.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.Service;
import dev.composure.policy.RuleKey;
import dev.composure.probe.Facts;
import dev.composure.probe.PidOne;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import dev.composure.remedy.rewriting.Rewriting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewritingTest {

    private static final Facts ALPINE = facts(
            Map.of("sh", ToolKind.BUSYBOX, "wget", ToolKind.BUSYBOX, "nc", ToolKind.BUSYBOX, "bash", ToolKind.ABSENT));
    private static final Facts DEBIAN =
            facts(Map.of("sh", ToolKind.DASH, "wget", ToolKind.GNU, "curl", ToolKind.OTHER, "bash", ToolKind.BASH));

    private static Facts facts(Map<String, ToolKind> tools) {
        return new Facts(
                Tier.IMAGE, new TreeMap<>(tools), PidOne.DOES_NOT_REAP, List.of(), List.of(), List.of(), List.of());
    }

    private static Service service(String test) {
        var text = "services: {web: {image: web, environment: {HTTP_PROXY: p}, healthcheck: {test: " + test + "}}}\n";
        var input = new ProjectInput("p", "/p", List.of("/p/c.yaml"), List.of(), new TreeMap<>());
        var project = new ComposeLoader(path -> path.equals("/p/c.yaml") ? Optional.of(text) : Optional.empty())
                .load(input)
                .project();
        return Optional.ofNullable(project.services().get("web")).orElseThrow();
    }

    private static String shown(String rule, String test, Facts facts, int timeout) {
        var result = Rewriting.reword(new RuleKey(rule), service(test), Duration.ofSeconds(timeout), facts);
        return switch (result) {
            case Rewriting.Result.Reworded(var reworded, var _, var _, var _) ->
                switch (reworded) {
                    case HealthcheckTest.Exec(var words) -> "CMD " + String.join("·", words);
                    case HealthcheckTest.Shell(var script, var _) -> "SH " + script;
                    default -> "?";
                };
            case Rewriting.Result.Stays(var why) -> "- " + why;
        };
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            orphan-on-timeout ! debian ! 'curl -f http://a || exit 1'             ! CMD curl·-f·http://a
            orphan-on-timeout ! debian ! 'curl -f "http://a/b c" || exit 1'       ! CMD curl·-f·http://a/b c
            orphan-on-timeout ! debian ! 'exit 1 || curl -f http://a'             ! SH exit 1 || curl -m 4 -f http://a
            orphan-on-timeout ! debian ! 'curl -f http://a/$$X || exit 1'         ! SH curl -m 4 -f http://a/$X || exit 1
            orphan-on-timeout ! debian ! 'curl -f http://a/[ab] || exit 1'        ! SH curl -m 4 -f http://a/[ab] || exit 1
            orphan-on-timeout ! debian ! 'X=1 curl -f http://a || exit 1'         ! SH X=1 curl -m 4 -f http://a || exit 1
            orphan-on-timeout ! debian ! 'wget -q -O - http://a | grep -q x'      ! SH wget -t 1 -T 4 -q -O - http://a | grep -q x
            orphan-on-timeout ! alpine ! 'wget -q -O - http://a | grep -q x'      ! SH wget -T 4 -q -O - http://a | grep -q x
            orphan-on-timeout ! alpine ! 'nc -z a 80 && nc -z b 80 || exit 1'     ! SH nc -w 4 -z a 80 && nc -w 4 -z b 80 || exit 1
            orphan-on-timeout ! debian ! 'curl -m 9 -f http://a | grep -q x'      ! - the client has a limit that somebody chose, and it is not below `timeout:`
            orphan-on-timeout ! debian ! 'psql -c x | grep -q x'                  ! - no option is known that bounds what the check runs
            orphan-on-timeout ! debian ! [CMD, sh, -c, 'curl -f http://a | grep x'] ! CMD sh·-c·curl -m 4 -f http://a | grep x
            orphan-on-timeout ! debian ! [CMD, sh, -c, 'curl -f http://a']        ! CMD curl·-f·http://a
            orphan-on-timeout ! debian ! [CMD, curl, -f, 'http://a']              ! - no safer words of the same meaning are known for orphan-on-timeout
            orphan-on-timeout ! debian ! 'curl -f http://${HOST:-a} || exit 1'    ! SH curl -m 4 -f http://a || exit 1
            curl-without-fail ! debian ! [CMD, curl, '${X:-}', 'http://${HOST:-a}'] ! CMD curl·-f··http://a
            hostile-pid-one   ! debian ! 'pg_isready -t 9 || exit 1'              ! CMD pg_isready·-t·9
            orphan-always     ! debian ! 'curl -f a/?b=1&c=2 | grep x'            ! SH curl -m 4 -f 'a/?b=1&c=2' | grep x
            orphan-always     ! debian ! 'curl -f http://a/?b=$$B&c=2'            ! SH curl -m 4 -f "http://a/?b=$B&c=2"
            backgrounded-client ! debian ! 'serve & sleep 1'                      ! - the `&` is in no URL, so what was meant by it is a guess
            curl-without-fail ! debian ! [CMD, curl, -s, 'http://a']              ! CMD curl·-f·-s·http://a
            curl-without-fail ! debian ! 'curl -s -m 1 a; curl -s -m 1 b'         ! SH curl -f -s -m 1 a; curl -f -s -m 1 b
            curl-without-fail ! debian ! 'curl -s -m 1 a; curl -s -m 1 a'         ! - curl is run in a way that cannot be edited safely
            wget-writes-file  ! debian ! [CMD, wget, -q, 'http://a']              ! CMD wget·-O·/dev/null·-q·http://a
            wget-writes-file  ! alpine ! [CMD, busybox, wget, 'http://a']         ! CMD busybox·wget·-O·/dev/null·http://a
            wget-writes-file  ! debian ! 'wget a; wget a'                         ! - wget is run in a way that cannot be edited safely
            proxy-in-environment ! alpine ! [CMD, wget, -O, '-', 'http://localhost'] ! CMD wget·-Y·off·-O·-·http://localhost
            proxy-in-environment ! debian ! [CMD, wget, -O, '-', 'http://localhost'] ! CMD wget·--no-proxy·-O·-·http://localhost
            proxy-in-environment ! debian ! 'curl -f -m 2 http://localhost | grep x' ! SH curl --noproxy '*' -f -m 2 http://localhost | grep x
            proxy-in-environment ! nobody ! [CMD, wget, -O, '-', 'http://localhost'] ! - busybox wget and GNU's spell it differently, and which one the image has is not known
            dev-tcp-in-sh     ! debian ! '</dev/tcp/127.0.0.1/80'                 ! CMD bash·-c·</dev/tcp/127.0.0.1/80
            dev-tcp-in-sh     ! alpine ! '</dev/tcp/127.0.0.1/80'                 ! - whether the image has bash is not known
            test-never-runs   ! nobody ! [/app, health]                           ! CMD /app·health
            test-never-runs   ! nobody ! [cmd, /app]                              ! - `cmd` is no program, so what was meant by it is a guess
            shell-words-in-exec-form ! nobody ! [CMD, curl, -f, a, '||', exit, '1'] ! CMD curl·-f·a
            shell-words-in-exec-form ! nobody ! [CMD, curl, -f, a, '||', 'exit 1'] ! CMD curl·-f·a
            shell-words-in-exec-form ! nobody ! [CMD, curl, -f, 'a || exit 1']    ! CMD curl·-f·a
            shell-words-in-exec-form ! nobody ! [CMD, 'curl -f a']                ! CMD curl·-f·a
            shell-words-in-exec-form ! nobody ! [CMD, curl, -f, a, '|', cat]      ! - it needs a shell, and what that would do was never tried
            localhost-first-address ! alpine ! [CMD, wget, 'http://localhost']    ! - whether the service listens on IPv4 only is not known
            localhost-first-address ! alpine ! [CMD, wget, 'https://localhost']   ! - over https the name is part of the question
            redis-ping        ! nobody ! [CMD, redis-cli, ping]                   ! CMD redis-cli·-e·ping
            redis-ping        ! nobody ! redis-cli -a $$PW ping || exit 1         ! SH redis-cli -e -a $PW ping || exit 1
            redis-ping        ! nobody ! [CMD, redis-cli, -e, ping]               ! - no safer words of the same meaning are known for redis-ping
            noisy-login       ! nobody ! pg_isready                               ! - the file does not say which user the database has
            """)
    void theWordsAreTold(String rule, String image, String test, String expected) {
        var facts = switch (image) {
            case "alpine" -> ALPINE;
            case "debian" -> DEBIAN;
            default -> facts(Map.of());
        };

        assertThat(shown(rule, test, facts, 5)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1", "0"})
    void noLimitFitsBelowASecond(int timeout) {
        assertThat(shown("orphan-on-timeout", "'curl -f http://a | grep x'", DEBIAN, timeout))
                .isEqualTo("- no whole second lies below `timeout:`");
    }
}

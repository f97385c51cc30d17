package dev.composure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            wget -q https://me:pa55@host/            ! wget -q https://***@host/
            curl -u me:pa55 http://a                 ! curl -u *** http://a
            curl --user=me:pa55 http://a             ! curl --user=*** http://a
            curl --user "me:pa 55" http://a          ! curl --user *** http://a
            curl -u $USER:x http://a                 ! curl -u *** http://a
            curl -u ${CRED} http://a                 ! curl -u ${CRED} http://a
            curl -u $$CRED http://a                  ! curl -u $$CRED http://a
            mysqladmin ping -u root -ppa55           ! mysqladmin ping -u *** -p***
            mysqladmin ping --password=pa55          ! mysqladmin ping --password=***
            redis-cli -a pa55 ping                   ! redis-cli -a *** ping
            redis-cli -a $REDIS_PASSWORD ping        ! redis-cli -a $REDIS_PASSWORD ping
            curl -H 'Authorization: Bearer abc.def'  ! curl -H 'Authorization: Bearer ***'
            curl http://a/?token=abc&x=1             ! curl http://a/?token=***&x=1
            PGPASSWORD=pa55 psql -c 'select 1'       ! PGPASSWORD=*** psql -c 'select 1'
            curl -H 'X-Api-Key: pa55' http://a       ! curl -H 'X-Api-Key: ***' http://a
            pg_isready -U app -d app                 ! pg_isready -U app -d app
            wget -q http://localhost/health          ! wget -q http://localhost/health
            """)
    void credentialsAreMaskedInText(String text, String expected) {
        assertThat(Evidence.mask(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            CMD curl -u me:pa55 http://a      ! ["CMD", "curl", "-u", "***", "http://a"]
            CMD curl -u ${CRED} http://a      ! ["CMD", "curl", "-u", "${CRED}", "http://a"]
            CMD redis-cli -a pa55 ping        ! ["CMD", "redis-cli", "-a", "***", "ping"]
            CMD test -a x                     ! ["CMD", "test", "-a", "x"]
            CMD mysqladmin --password pa55    ! ["CMD", "mysqladmin", "--password", "***"]
            CMD curl https://me:pa55@host     ! ["CMD", "curl", "https://***@host"]
            """)
    void credentialsAreMaskedInLists(String words, String expected) {
        assertThat(Evidence.quote(Arrays.asList(words.strip().split(" ")))).isEqualTo(expected);
    }

    @Test
    void oneWordIsQuotedAsItIs() {
        assertThat(Evidence.quote(List.of("curl \"x\""))).isEqualTo("curl \"x\"");
        assertThat(Evidence.quote(List.of("CMD", "a\"b\\"))).isEqualTo("[\"CMD\", \"a\\\"b\\\\\"]");
    }
}

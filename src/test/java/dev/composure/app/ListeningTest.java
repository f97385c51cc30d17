package dev.composure.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Eventually;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SecureOperator.class)
class ListeningTest {

    private final Listening listening;

    @TestHTTPResource(value = "/", tls = true)
    URI server;

    ListeningTest(Listening listening) {
        this.listening = listening;
    }

    @Test
    void thePortThatWasGivenIsTold() {
        var addresses = Eventually.within(
                Duration.ofSeconds(20), "the address is told", listening::addresses, told -> !told.isEmpty());
        assertThat(server.getPort()).isNotZero();
        assertThat(addresses)
                .anySatisfy(address -> assertThat(address).matches("https://.+:" + server.getPort()))
                .allSatisfy(address -> assertThat(address).doesNotEndWith(":0"));
    }
}

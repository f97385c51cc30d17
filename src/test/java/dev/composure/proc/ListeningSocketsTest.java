package dev.composure.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ListeningSocketsTest {

    @Test
    void onlyListenersAreRead() {
        var table = """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
                   1: 0100007F:0050 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 2
                   2: 0100007F:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 3
                garbage
                """;

        assertThat(ListeningSockets.ports(table)).containsExactly(443, 8080);
    }

    @Test
    void theResolverOfTheEngineIsNobodysService() {
        var table = """
                   0: 0B00007F:9F5B 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
                   1: 0100007F:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2
                """;

        assertThat(ListeningSockets.ports(table)).containsExactly(443);
    }

    @Test
    void aRealListenerIsSeenWhereItListens() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var seen = new ProcFs(Path.of("/proc"))
                    .listening((int) ProcessHandle.current().pid());

            assertThat(seen.ports()).contains(socket.getLocalPort());
        }
        assertThat(new ProcFs(Path.of("/proc")).listening(Integer.MAX_VALUE).isKnown())
                .isFalse();
    }
}

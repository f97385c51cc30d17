package dev.composure.files;

import dev.composure.operate.demo.DemoImpossible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the demo's images are made of: a static busybox, and the root file system of a TLS server.
public record DemoBundle(Path busybox, Path tlsServer) {

    private static final List<String> USUAL = List.of("/bin", "/usr/bin", "/usr/local/bin", "/sbin", "/usr/sbin");

    /// Looks beside the distribution, whose folder this is, and for a busybox also in these folders.
    public static DemoBundle find(Path distribution, List<String> searchPath) {
        var beside = distribution.resolve("demo");
        var tlsServer = beside.resolve("tls");
        if (!Files.isExecutable(tlsServer.resolve("usr/bin/openssl"))) {
            throw new DemoImpossible(
                    "The demo's TLS server is not in %s. `make build`, run as root on Debian, puts it there."
                            .formatted(tlsServer));
        }
        var folders = Stream.concat(searchPath.stream(), USUAL.stream()).map(Path::of);
        var busybox = Stream.concat(Stream.of(beside), folders)
                .map(folder -> folder.resolve("busybox"))
                .filter(DemoBundle::isStatic)
                .findFirst()
                .orElseThrow(() -> new DemoImpossible(
                        "The demo needs a static busybox, and there is none in %s or on the PATH. On Debian: apt-get install busybox-static"
                                .formatted(beside)));
        return new DemoBundle(busybox, tlsServer);
    }

    private static boolean isStatic(Path program) {
        try {
            return Files.isExecutable(program) && Elf.isStatic(program);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// A tar archive of an image that holds busybox under the names of its applets, and a page to serve.
    public byte[] application() {
        try (var tar = new ImageTar()) {
            tar.folder("tmp").folder("proc").folder("sys").folder("etc").file("www/index.html", "A page.\n");
            tar.file("etc/passwd", "root:x:0:0:root:/:/bin/sh\n").program("bin/busybox", busybox);
            for (var applet : List.of("cat", "httpd", "ls", "nc", "ps", "sh", "sleep", "wget")) {
                tar.link("bin/" + applet, "busybox");
            }
            return tar.bytes();
        } catch (IOException failed) {
            throw unreadable(busybox, failed);
        }
    }

    /// A tar archive of an image that holds the TLS server with this certificate and key, both PEM.
    public byte[] server(String certificate, String key) {
        try (var tar = new ImageTar()) {
            tar.tree(tlsServer).file("etc/tls/cert.pem", certificate).file("etc/tls/key.pem", key);
            return tar.bytes();
        } catch (IOException failed) {
            throw unreadable(tlsServer, failed);
        }
    }

    private static DemoImpossible unreadable(Path part, IOException failed) {
        return new DemoImpossible("%s cannot be read: %s".formatted(part, failed.getMessage()), failed);
    }
}

package dev.composure.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// OpenSSH on a port of its own, with keys of its own. Who has the key may enter.
final class SshServer implements AutoCloseable {

    static final String PROGRAM = "/usr/sbin/sshd";

    private final Path folder;
    private final int port;
    private final Process process;

    SshServer(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        key("host", "");
        key("user", "");
        key("stranger", "");
        key("locked", "a passphrase");
        Files.createDirectories(
                Path.of("/run/sshd"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var config = folder.resolve("sshd_config");
        Files.writeString(config, """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                PermitRootLogin prohibit-password
                """.formatted(port, folder.resolve("host"), folder.resolve("user.pub")));
        process = new ProcessBuilder(PROGRAM, "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        awaitPort();
    }

    private void key(String name, String passphrase) {
        Program.run(List.of(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                passphrase,
                "-f",
                folder.resolve(name).toString()));
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (var tries = 0; tries < 100 && process.isAlive(); tries++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("sshd does not answer: " + Files.readString(folder.resolve("sshd.log")));
    }

    Path key() {
        return folder.resolve("user");
    }

    Path strangersKey() {
        return folder.resolve("stranger");
    }

    /// Nobody can use it without its passphrase.
    Path lockedKey() {
        return folder.resolve("locked");
    }

    /// Names the key of that file as the server's.
    Path knownHosts(String keyOf) throws IOException {
        var file = folder.resolve("known_hosts_" + keyOf);
        Files.writeString(file, "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve(keyOf + ".pub")));
        return file;
    }

    String url(Path repository) {
        return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + repository;
    }

    @Override
    public void close() {
        process.destroy();
    }
}

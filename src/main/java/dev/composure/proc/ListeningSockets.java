package dev.composure.proc;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The tables `/proc/PID/net/tcp` and `tcp6`, of which each line is a socket of the network namespace: a number, its
/// own address and port in hexadecimal, the other's, and its state.
final class ListeningSockets {

    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;

    /// 127.0.0.11 in either order of bytes: the resolver that the engine puts into every container of a network of its
    /// own, on another port at each start. Nobody's service listens there.
    private static final Set<String> RESOLVER = Set.of("0B00007F", "7F00000B");

    private ListeningSockets() {}

    static SortedSet<Integer> ports(String table) {
        var ports = new TreeSet<Integer>();
        table.lines()
                .map(line -> Arrays.asList(line.strip().split(" +", -1)))
                .filter(fields -> fields.size() > STATE && fields.get(STATE).equals(LISTEN))
                .map(fields -> fields.get(ADDRESS))
                .filter(address -> !RESOLVER.contains(address.substring(0, address.indexOf(':'))))
                .forEach(address -> ports.add(port(address)));
        return ports;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}

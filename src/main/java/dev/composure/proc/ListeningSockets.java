package dev.composure.proc;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The tables `/proc/PID/net/tcp` and `tcp6`, of which each line is a socket of the network namespace: a number, its
/// own
/// address and port in hexadecimal, the other's, and its state.
final class ListeningSockets {

    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;

    private ListeningSockets() {}

    static SortedSet<Integer> ports(String table) {
        var ports = new TreeSet<Integer>();
        table.lines()
                .map(line -> Arrays.asList(line.strip().split(" +", -1)))
                .filter(fields -> fields.size() > STATE && fields.get(STATE).equals(LISTEN))
                .forEach(fields -> ports.add(port(fields)));
        return ports;
    }

    private static int port(List<String> fields) {
        var address = fields.get(ADDRESS);
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}

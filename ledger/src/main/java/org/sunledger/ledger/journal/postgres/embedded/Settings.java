package org.sunledger.ledger.journal.postgres.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The server's settings. They go on the command line, which overrides every file and {@code alter system}; so nobody
 * switches durability off by editing a file, and a running server's command line tells whether it is the one we want.
 */
record Settings(Map<String, String> values) {
    static Settings at(int port) {
        Map<String, String> values = new LinkedHashMap<>();
        // What is acknowledged stays, whatever happens to the machine.
        values.put("fsync", "on");
        values.put("synchronous_commit", "on");
        values.put("full_page_writes", "on");
        // Reached from this machine only. The socket lies in the cluster, whose directory is its owner's alone; named
        // relative to it, it never exceeds the 107 bytes a socket's path may have.
        values.put("listen_addresses", "127.0.0.1");
        values.put("port", Integer.toString(port));
        values.put("unix_socket_directories", ".");
        values.put("password_encryption", "scram-sha-256");
        // One program with its pools, a rebuild of all views with a few for each, and an administrator: 100 connections
        // and 128 MB suit a county's machine.
        values.put("max_connections", "100");
        values.put("shared_buffers", "128MB");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        // One file per weekday, overwritten a week later.
        values.put("logging_collector", "on");
        values.put("log_directory", "../log");
        values.put("log_filename", "postgresql-%a.log");
        values.put("log_rotation_age", "1d");
        values.put("log_rotation_size", "0");
        values.put("log_truncate_on_rotation", "on");
        values.put("log_line_prefix", "%m [%p] ");
        return new Settings(values);
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        values.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    /** As pg_ctl hands them to a shell; no value holds a single quote. */
    String forShell() {
        return values.entrySet().stream()
                .map(setting -> "-c '" + setting.getKey() + "=" + setting.getValue() + "'")
                .collect(Collectors.joining(" "));
    }
}

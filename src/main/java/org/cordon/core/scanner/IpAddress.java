package org.cordon.core.scanner;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An address in a network; never a name, which may lead elsewhere tomorrow.
///
/// @param bytes 4 of IPv4 or 16 of IPv6, most significant first
public record IpAddress(Bytes bytes) {
    private static final int V4 = 4;
    private static final int V6_GROUPS = 8;

    /// Refuses another length.
    public IpAddress {
        if (bytes.length() != V4 && bytes.length() != 2 * V6_GROUPS) {
            throw new IllegalArgumentException("bytes of an IP address: " + bytes.length());
        }
    }

    /// Reads `10.0.0.20` or `fe80::20` (RFC 4291, 2.2, forms 1 and 2).
    ///
    /// @throws IllegalArgumentException if it is neither
    public static IpAddress parse(String text) {
        return new IpAddress(text.indexOf(':') < 0 ? v4(text) : v6(text));
    }

    private static Bytes v4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[V4];
        if (parts.length != V4) {
            throw new IllegalArgumentException(text);
        }
        for (int i = 0; i < V4; i++) {
            if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 0xFF) {
                throw new IllegalArgumentException(text);
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Bytes.of(bytes);
    }

    private static Bytes v6(String text) {
        int gap = text.indexOf("::");
        List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap), text);
        List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2), text);
        int missing = V6_GROUPS - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            throw new IllegalArgumentException(text);
        }
        byte[] bytes = new byte[2 * V6_GROUPS];
        put(head, bytes, 0);
        put(tail, bytes, V6_GROUPS - tail.size());
        return Bytes.of(bytes);
    }

    private static List<Integer> groups(String part, String whole) {
        if (part.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(part.split(":", -1))
                .map(group -> {
                    if (!group.matches("[0-9A-Fa-f]{1,4}")) {
                        throw new IllegalArgumentException(whole);
                    }
                    return Integer.parseInt(group, 16);
                })
                .toList();
    }

    private static void put(List<Integer> groups, byte[] bytes, int at) {
        for (int i = 0; i < groups.size(); i++) {
            bytes[2 * (at + i)] = (byte) (groups.get(i) >> 8);
            bytes[2 * (at + i) + 1] = (byte) groups.get(i).intValue();
        }
    }

    /// The text form, IPv6 with all its groups.
    @Override
    public String toString() {
        Stream<String> parts =
                bytes.length() == V4
                        ? IntStream.range(0, V4).mapToObj(i -> String.valueOf(bytes.at(i)))
                        : IntStream.range(0, V6_GROUPS)
                                .mapToObj(i ->
                                        Integer.toHexString(
                                                bytes.at(2 * i) << 8 | bytes.at(2 * i + 1)));
        return parts.collect(Collectors.joining(bytes.length() == V4 ? "." : ":"));
    }
}

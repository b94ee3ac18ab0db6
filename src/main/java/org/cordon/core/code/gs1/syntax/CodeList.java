package org.cordon.core.code.gs1.syntax;

import java.util.Arrays;
import java.util.Collection;

/// A closed list of codes of one to three characters, such as the countries. Asking it creates no
/// object. Unchangeable; any thread.
public final class CodeList {
    private static final int LONGEST = 3;

    private final int[] keys;

    private CodeList(int[] keys) {
        this.keys = keys;
    }

    /// Lists the codes given, each of one to three ASCII characters.
    static CodeList of(Collection<String> codes) {
        return new CodeList(codes.stream().mapToInt(CodeList::key).sorted().distinct().toArray());
    }

    /// How many codes it holds.
    public int size() {
        return keys.length;
    }

    /// Whether a stretch of bytes is one of its codes.
    public boolean contains(byte[] data, int from, int to) {
        int length = to - from;
        if (length < 1 || length > LONGEST) {
            return false;
        }
        int key = length;
        for (int i = from; i < to; i++) {
            key = key << 8 | (data[i] & 0xFF);
        }
        return Arrays.binarySearch(keys, key) >= 0;
    }

    private static int key(String code) {
        int key = code.length();
        for (int i = 0; i < code.length(); i++) {
            key = key << 8 | code.charAt(i);
        }
        return key;
    }
}

package org.cordon.fuzz;

/// What the fuzzer calls, in its own process; the system property `cordon.fuzz` names the [Target].
public final class FuzzedBytes {
    private static final Target TARGET = Target.valueOf(System.getProperty("cordon.fuzz", "SCAN"));

    private FuzzedBytes() {}

    /// Takes one input.
    public static void fuzzerTestOneInput(byte[] data) {
        TARGET.run(data);
    }
}

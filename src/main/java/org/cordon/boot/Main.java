package org.cordon.boot;

/// Starts Cordon.
public final class Main {
    private Main() {}

    /// The program's entry point.
    public static void main(String[] args) {
        System.out.println("cordon");
    }
}

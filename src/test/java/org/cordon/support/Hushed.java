package org.cordon.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.slf4j.LoggerFactory;

/// Keeps a part of the program from logging while a test makes it fail a thousand times.
public final class Hushed implements AutoCloseable {
    private final Logger logger;

    /// Hushes a package.
    public Hushed(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        logger.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        logger.setLevel(null);
    }
}

package org.cordon.support;

import org.cordon.adapter.localstore.H2StoreWriter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Announces that the local store may park an entry: a test draws entries, and some fit no list.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExpectedLog(
        from = H2StoreWriter.class,
        message = "does not fit the lists and is parked; the reason is kept with it",
        optional = "only where an entry drawn does not fit")
public @interface EntriesMayBeParked {}

package org.cordon.adapter.sitestore;

import org.cordon.core.event.Entry;
import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/// Where a site store lives. One thread at a time.
interface SiteDatabase {
    /// For people; without credentials.
    String address();

    /// Whether several terminals may use it at the same time.
    boolean shared();

    /// Connections to it; the first use may connect.
    ///
    /// @throws SQLException if it is out of reach
    DataSource connect() throws SQLException;

    /// Lets go of it until the next use.
    void disconnect();

    /// Sees to it that the tables are there, once a connection.
    void prepare(DataSource source);

    /// Adds entries of one chain, as fast as it takes them.
    void add(Handle handle, List<Entry> entries) throws SQLException;

    /// Called before each commit.
    void beforeCommit(Handle handle) throws SQLException;

    /// Called after each commit, where it takes more than a commit to be durable.
    void afterCommit(Handle handle) throws SQLException;
}

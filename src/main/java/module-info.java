// Cordon: a containment workstation for a pharmaceutical packaging line. Open, because FXML,
// picocli
// and Flyway look into packages by reflection, and a package that is forgotten in a list fails only
// in
// the packaged program (ADR 0016). Not a doc comment: Error Prone knows none on an open module.
open module org.cordon {
    requires atlantafx.base;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires com.fazecast.jSerialComm;
    requires com.google.zxing;
    requires com.h2database;
    requires com.zaxxer.hikari;
    requires de.siegmar.fastcsv;
    requires flyway.core;
    requires flyway.database.postgresql;
    requires info.picocli;
    // Jdbi is an automatic module and cannot pull it in.
    requires io.leangen.geantyref;
    requires java.desktop;
    requires java.naming;
    requires java.net.http;
    requires java.sql;
    requires java.xml;
    requires javafx.controls;
    requires javafx.fxml;
    // PDFBox is an automatic module and cannot pull it in.
    requires org.apache.commons.logging;
    requires org.apache.commons.net;
    requires jdk.net;
    requires org.apache.fontbox;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    // Milo is of automatic modules, and cannot pull it in.
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.controlsfx.controls;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.eclipse.milo.opcua.sdk.client;
    requires org.eclipse.milo.opcua.stack.core;
    requires org.eclipse.milo.opcua.stack.transport;
    requires org.jdbi.v3.core;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static org.checkerframework.checker.qual;
    requires static org.jspecify;
}

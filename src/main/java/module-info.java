/// Cordon: a containment workstation for a pharmaceutical packaging line.
module org.cordon {
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
    requires java.net.http;
    requires java.sql;
    requires javafx.controls;
    requires javafx.fxml;
    // PDFBox is an automatic module and cannot pull it in.
    requires org.apache.commons.logging;
    requires org.apache.commons.net;
    requires jdk.net;
    requires org.apache.fontbox;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    requires org.bouncycastle.provider;
    requires org.controlsfx.controls;
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

    // The commands' options are fields.
    opens org.cordon.boot to
            info.picocli;
    opens org.cordon.cli to
            info.picocli;
    // FXML names the shapes of verdicts.
    opens org.cordon.core.verdict to
            javafx.fxml;
    opens org.cordon.ui.common to
            javafx.fxml;
    opens org.cordon.ui.line to
            javafx.fxml;
    opens org.cordon.ui.shell to
            javafx.fxml;
    opens org.cordon.ui.signin to
            javafx.fxml;
    opens org.cordon.ui.containment to
            javafx.fxml;
    opens org.cordon.ui.pictures to
            javafx.fxml;
    opens org.cordon.ui.qualification to
            javafx.fxml;
    opens org.cordon.ui.quarantine to
            javafx.fxml;
    opens org.cordon.ui.records to
            javafx.fxml;
    opens org.cordon.ui.report to
            javafx.fxml;
    opens org.cordon.ui.scanners to
            javafx.fxml;
    opens org.cordon.ui.settings to
            javafx.fxml;
    // Flyway looks for its scripts from outside.
    opens db.h2;
    opens db.site;
    opens db.site_postgresql;
}

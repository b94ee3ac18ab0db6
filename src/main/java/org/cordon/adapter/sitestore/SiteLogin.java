package org.cordon.adapter.sitestore;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// How a site store on PostgreSQL is reached, and as whom.
///
/// The connection is encrypted and the server must show a certificate for the host that the URL names
/// (`sslmode=verify-full`), unless the URL itself says otherwise: on this machine, or a network that is
/// trusted, `?sslmode=disable`.
///
/// @param url `jdbc:postgresql://host:port/database`, of several hosts `//first,second/database`
/// @param rootCa file of the certificates that sign the server's, PEM; empty for those that Java trusts
public record SiteLogin(String url, String user, String password, Optional<Path> rootCa) {
    private static final Pattern VERIFIES =
            Pattern.compile("^(?!.*[?&]sslmode=)|[?&]sslmode=verify");

    /// Refuses a URL of another kind.
    public SiteLogin {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "a site store on PostgreSQL is written jdbc:postgresql://host:port/database");
        }
    }

    /// Where the URL leads, for people; without credentials.
    public String address() {
        String bare = url.substring("jdbc:postgresql:".length()).replaceFirst("\\?.*", "");
        return "PostgreSQL " + bare.replaceFirst("^//", "").replaceFirst("^[^@/]*@", "");
    }

    /// What the driver is told beside the URL; what the URL says goes before it. Every wait has an end:
    /// connecting 5 s, silence on the wire 20 s.
    ///
    /// @param program name shown among the server's sessions
    Properties properties(String program) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", program);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("tcpKeepAlive", "true");
        // Details quote rows, and rows name serials and people.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("sslmode", "verify-full");
        if (rootCa.isPresent()) {
            properties.setProperty("sslrootcert", rootCa.get().toString());
        } else if (VERIFIES.matcher(url).find() && !url.contains("sslrootcert=")) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        for (String name : properties.stringPropertyNames()) {
            if (url.contains("?" + name + "=") || url.contains("&" + name + "=")) {
                properties.remove(name);
            }
        }
        return properties;
    }

    /// Without the password.
    @Override
    public String toString() {
        return user + " at " + address();
    }
}

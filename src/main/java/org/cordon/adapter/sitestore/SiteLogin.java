package org.cordon.adapter.sitestore;

import org.cordon.core.text.Messages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// How a site store on PostgreSQL is reached, and as whom.
///
/// The connection is encrypted and the server must show a certificate for the host that the URL names
/// (`sslmode=verify-full`), unless the URL itself says otherwise: on this machine, or a network that is
/// trusted, `?sslmode=disable`. Every other way to weaken the check is refused.
///
/// @param url `jdbc:postgresql://host:port/database`, of several hosts `//first,second/database`
/// @param rootCa file of the certificates that sign the server's, PEM; empty for those that Java trusts
public record SiteLogin(String url, String user, String password, Optional<Path> rootCa) {
    private static final Messages TEXT = Messages.of(SiteLogin.class);

    /// Longest wait for a host to take the connection, in seconds. With two hosts, the second is tried
    /// after it.
    private static final int CONNECT_SECONDS = 10;

    /// Longest wait for the sign-in over all hosts, in seconds. A server under load needs several seconds
    /// for the handshake, the password's hash and a new process; giving up then adds the load of another
    /// attempt. Nothing waits for it but what goes to the site.
    static final int LOGIN_SECONDS = 20;

    /// Longest silence on the wire, in seconds.
    private static final int SILENCE_SECONDS = 20;

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String SSLMODE = "sslmode";
    private static final String VERIFY = "verify-full";
    private static final String DISABLE = "disable";

    /// Parameters, in lower case, that replace the driver's own check of the server, lead around it, or
    /// take settings from elsewhere.
    private static final Set<String> REPLACE_CHECK =
            Set.of(
                    "ssl",
                    "sslfactory",
                    "sslfactoryarg",
                    "sslhostnameverifier",
                    "sslpasswordcallback",
                    "socketfactory",
                    "socketfactoryarg",
                    "gssencmode",
                    "authenticationpluginclassname",
                    "service");

    /// Refuses a URL of another kind, and one that weakens the check of the server.
    ///
    /// @throws IllegalArgumentException whose message says what to write instead
    public SiteLogin {
        if (!url.startsWith(PREFIX)) {
            throw new IllegalArgumentException(TEXT.get("sitestore.url.other-kind"));
        }
        for (Parameter parameter : parameters(url)) {
            parameter.check();
        }
    }

    /// One parameter of a URL.
    ///
    /// @param name as it stands there
    /// @param value decoded, as the driver does
    private record Parameter(String name, String value) {
        void check() {
            String key = name.toLowerCase(Locale.ROOT);
            boolean mode = key.equals(SSLMODE);
            // The driver knows no other spelling, and would pass over this one without a word.
            if (mode && !name.equals(SSLMODE)) {
                throw new IllegalArgumentException(TEXT.get("sitestore.url.upper-case", name));
            }
            if (mode && !value.equals(VERIFY) && !value.equals(DISABLE)) {
                throw new IllegalArgumentException(TEXT.get("sitestore.url.weak-mode", value));
            }
            if (REPLACE_CHECK.contains(key)) {
                throw new IllegalArgumentException(TEXT.get("sitestore.url.weak-parameter", name));
            }
        }
    }

    private static List<Parameter> parameters(String url) {
        int question = url.indexOf('?');
        if (question < 0) {
            return List.of();
        }
        List<Parameter> found = new ArrayList<>();
        for (String one : url.substring(question + 1).split("&", -1)) {
            int equals = one.indexOf('=');
            String value = equals < 0 ? "" : one.substring(equals + 1);
            found.add(
                    new Parameter(
                            decoded(equals < 0 ? one : one.substring(0, equals)), decoded(value)));
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TEXT.get("sitestore.url.not-encoded", text), e);
        }
    }

    private boolean names(String parameter) {
        return parameters(url).stream().anyMatch(one -> one.name().equals(parameter));
    }

    /// Where the URL leads, for people; without credentials.
    public String address() {
        String bare = url.substring(PREFIX.length()).replaceFirst("\\?.*", "");
        return "PostgreSQL " + bare.replaceFirst("^//", "").replaceFirst("^[^@/]*@", "");
    }

    /// Whether the connection is encrypted and the server's host verified; if not, the URL says
    /// `sslmode=disable`.
    public boolean verified() {
        // The driver goes by the last one.
        return parameters(url).stream()
                .filter(one -> one.name().equals(SSLMODE))
                .reduce((_, last) -> last)
                .map(Parameter::value)
                .orElse(VERIFY)
                .equals(VERIFY);
    }

    /// What the driver is told beside the URL; what the URL says goes before it. Every wait has an end.
    ///
    /// @param program name shown among the server's sessions
    Properties properties(String program) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", program);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        // Details quote rows, and rows name serials and people.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty(SSLMODE, VERIFY);
        if (rootCa.isPresent()) {
            properties.setProperty("sslrootcert", rootCa.get().toString());
        } else if (verified() && !names("sslrootcert")) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        for (String name : properties.stringPropertyNames()) {
            if (names(name)) {
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

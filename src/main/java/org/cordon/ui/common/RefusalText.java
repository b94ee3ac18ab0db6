package org.cordon.ui.common;

import org.cordon.app.auth.MissingPermission;
import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.command.Refused;
import org.cordon.core.text.Messages;

/// Says in words why a command was refused, and what to do. Any thread.
public final class RefusalText {
    private static final Messages TEXTS = Messages.of(RefusalText.class);

    private RefusalText() {}

    /// A failure in its own words, unless it is one that every command may be refused for.
    public static String of(Throwable failure) {
        return failure instanceof Refused refused && !(refused.reason() instanceof Enum<?>)
                ? of(refused.reason(), TEXTS, "")
                : String.valueOf(failure.getMessage());
    }

    /// @param feature has the words of its own reasons
    /// @param prefix of their keys: `line.refused` for `line.refused.not-held`
    public static String of(Refused.Reason reason, Messages feature, String prefix) {
        return switch (reason) {
            case NotSignedIn() -> TEXTS.get("common.refused.not-signed-in");
            case MissingPermission(var permission) ->
                    TEXTS.get(
                            "common.refused.missing-permission",
                            TEXTS.name("common.permission", permission));
            case Enum<?> own -> feature.name(prefix, own);
            default -> throw new IllegalArgumentException("no words for " + reason);
        };
    }
}

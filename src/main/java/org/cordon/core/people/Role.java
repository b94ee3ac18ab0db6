package org.cordon.core.people;

import java.util.EnumSet;
import java.util.Set;

/// What a person is at the line, and so may do.
public enum Role {
    /// Packs and scans; puts suspect packs on hold.
    OPERATOR(EnumSet.of(Permission.HOLD, Permission.ACKNOWLEDGE_ALARM, Permission.RUN_BATCH)),
    /// Leads a shift and the first hour of an incident.
    SUPERVISOR(
            EnumSet.of(
                    Permission.HOLD,
                    Permission.ACKNOWLEDGE_ALARM,
                    Permission.SHELVE_ALARM,
                    Permission.CLOSE_ALARM,
                    Permission.RELEASE,
                    Permission.LEAD_INCIDENT,
                    Permission.ISSUE_REPORT,
                    Permission.LOAD_ORDER,
                    Permission.RUN_BATCH,
                    Permission.CLOSE_BATCH,
                    Permission.QUALIFY_SCANNER,
                    Permission.ADD_USER,
                    Permission.CONTINUE_RECORDING)),
    /// Installs and connects.
    SITE_ENGINEER(
            EnumSet.of(
                    Permission.SET_UP_SCANNER,
                    Permission.SET_UP_STATIONS,
                    Permission.QUALIFY_SCANNER,
                    Permission.CONTINUE_RECORDING,
                    Permission.RETRY_DELIVERY,
                    Permission.EXPORT_DEAD_LETTERS,
                    Permission.MAKE_BACKUP)),
    /// Countersigns and releases.
    QUALITY_ASSURANCE(
            EnumSet.of(
                    Permission.HOLD,
                    Permission.ACKNOWLEDGE_ALARM,
                    Permission.CLOSE_ALARM,
                    Permission.RELEASE,
                    Permission.ISSUE_REPORT,
                    Permission.CONFIRM_AS_SECOND_PERSON));

    /// What everybody has while roles are not given to people. A second person is another one all the same.
    public static final Set<Role> EVERYBODY = Set.of(values());

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /// Whether it may do something.
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}

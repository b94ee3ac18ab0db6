package org.cordon.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;

final class PermissionTest {
    // [utest->req~people.permissions~1]
    @Test
    void everybodyMayDoAllWhileRolesAreNotGivenToPeople() {
        Person anna = new Person(new PersonId("a.weber"), "Anna Weber", "");
        assertEquals(
                EnumSet.allOf(Permission.class),
                Arrays.stream(Permission.values())
                        .filter(anna::may)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class))));
    }

    // [utest->req~people.permissions~1]
    @Test
    void everyPermissionBelongsToARole() {
        for (Permission permission : Permission.values()) {
            assertEquals(
                    true,
                    Arrays.stream(Role.values()).anyMatch(role -> role.may(permission)),
                    permission::name);
        }
    }
}

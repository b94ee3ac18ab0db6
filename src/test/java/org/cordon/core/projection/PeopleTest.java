package org.cordon.core.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.PersonId;
import org.cordon.support.Chain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

final class PeopleTest {
    // `id=Name:hash` enrols somebody, `id:hash` changes a password.
    // [utest->req~projection.people~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nobody is enrolled                 |                    | ''
                    somebody is enrolled               | aa=Ann:1           | aa=Ann:1
                    in the order of names, not of ids  | aa=Zoe:1 bb=ann:2  | bb=ann:2 aa=Zoe:1
                    of equal names by id               | bb=Ann:1 aa=Ann:2  | aa=Ann:2 bb=Ann:1
                    the last password counts           | aa=Ann:1 aa:2 aa:3 | aa=Ann:3
                    whoever is enrolled again replaced | aa=Ann:1 aa=Anne:2 | aa=Anne:2
                    a password of nobody is no person  | aa:1               | ''
                    nor is it one later                | aa:1 aa=Ann:2      | aa=Ann:2
                    """)
    void whoIsEnrolled(String rule, String events, String people) {
        Chain chain = Chain.of(StreamId.OPERATIONS);
        for (String event : events == null ? new String[0] : events.split(" ")) {
            String[] said = event.split("[=:]", -1);
            chain.add(
                    event.contains("=")
                            ? new PersonEvent.PersonEnrolled(
                                    new PersonId(said[0]), said[1], said[2])
                            : new PersonEvent.PasswordChanged(new PersonId(said[0]), said[1]));
        }
        People folded = new People();
        chain.entries().forEach(folded::apply);
        assertEquals(
                people,
                folded.all().stream()
                        .map(p -> p.id().value() + "=" + p.name() + ":" + p.passwordHash())
                        .collect(Collectors.joining(" ")),
                rule);
    }
}

package org.cordon.ui.containment;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.text.Messages;

/// The names of the steps.
final class StepTitles {
    private StepTitles() {}

    /// As a title in the list of steps.
    static String title(Messages messages, ContainmentStep step) {
        return messages.get(
                switch (step) {
                    case CEASE -> "containment.cease.title";
                    case ISOLATE -> "containment.isolate.title";
                    case COMMUNICATE -> "containment.communicate.title";
                    case DOCUMENT -> "containment.document.title";
                    case INITIATE_REPORT -> "containment.deviation.title";
                });
    }

    /// Inside a sentence.
    static String low(Messages messages, ContainmentStep step) {
        return messages.get(
                switch (step) {
                    case CEASE -> "containment.cease.low";
                    case ISOLATE -> "containment.isolate.low";
                    case COMMUNICATE -> "containment.communicate.low";
                    case DOCUMENT -> "containment.document.low";
                    case INITIATE_REPORT -> "containment.deviation.low";
                });
    }

    /// What to do now, as a headline.
    static String headline(Messages messages, ContainmentStep step) {
        return messages.get(
                switch (step) {
                    case CEASE -> "containment.cease.headline";
                    case ISOLATE -> "containment.isolate.headline";
                    case COMMUNICATE -> "containment.communicate.headline";
                    case DOCUMENT -> "containment.document.headline";
                    case INITIATE_REPORT -> "containment.deviation.headline";
                });
    }

    /// How, in one sentence.
    static String sentence(Messages messages, ContainmentStep step) {
        return messages.get(
                switch (step) {
                    case CEASE -> "containment.cease.sentence";
                    case ISOLATE -> "containment.isolate.sentence";
                    case COMMUNICATE -> "containment.communicate.sentence";
                    case DOCUMENT -> "containment.document.sentence";
                    case INITIATE_REPORT -> "containment.deviation.sentence";
                });
    }
}

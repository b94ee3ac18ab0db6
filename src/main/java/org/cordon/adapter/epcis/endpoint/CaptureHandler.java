package org.cordon.adapter.epcis.endpoint;

import org.cordon.app.linedata.CaptureJob;
import org.cordon.app.linedata.CaptureServer.Answer;
import org.cordon.app.linedata.CaptureServer.Delivery;
import org.cordon.app.linedata.CaptureServer.Limits;
import org.cordon.app.linedata.CaptureServer.Receiver;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.text.Messages;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The resources of the capture interface (EPCIS 2.0, section 12.6): `/capture`, `/capture/{captureID}`, and `/events` for
/// single events. Nothing can be queried. Called by the server's threads.
final class CaptureHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureHandler.class);
    private static final Messages TEXT = Messages.of(CaptureHandler.class);
    private static final String CAPTURE = "/capture";
    private static final String EVENTS = "/events";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String ALLOW = "Allow";
    private static final String BEHAVIOUR = "GS1-Capture-Error-Behaviour";
    private static final Set<String> READ =
            Set.of("application/json", "application/ld+json", "application/xml", "text/xml");
    private static final Pattern VERSION = Pattern.compile("(1\\.2|2\\.0)(\\.\\d+)?");
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration WHILE = Duration.ofSeconds(10);

    private static final int USUAL_PAGE = 30;

    /// Resources of the standard that ask for what was captured.
    private static final Pattern QUERIES =
            Pattern.compile(
                    "/(events/.+|eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions"
                            + "|queries|nextPageToken)(/.*)?");

    private final Access access;
    private final Receiver receiver;

    CaptureHandler(Access access, Receiver receiver) {
        this.access = access;
        this.receiver = receiver;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Form form = Form.JSON;
        Reply reply;
        try {
            Optional<Form> wanted = Form.of(request.getHeaders().getQualityCSV(HttpHeader.ACCEPT));
            form = wanted.orElse(form);
            reply = reply(request, form, wanted.isPresent());
        } catch (IOException unusable) {
            LOG.debug("the token of the capture endpoint cannot be used", unusable);
            reply =
                    later(
                            form.problem(RequestProblem.NOT_NOW, TEXT.get("endpoint.detail.token")),
                            WHILE);
        } catch (RuntimeException broken) {
            LOG.error("a request to the capture endpoint could not be handled", broken);
            reply = form.problem(RequestProblem.DEFECT, TEXT.get("endpoint.detail.defect"));
        }
        reply.send(response, callback);
        return true;
    }

    private Reply reply(Request request, Form form, boolean acceptable) throws IOException {
        Access.Found found = access.of(request);
        if (found.problem().isPresent()) {
            RequestProblem problem = found.problem().get();
            String why = TEXT.name("endpoint.problem", problem);
            receiver.turnedAway(found.sender(), why);
            Reply denied = form.problem(problem, TEXT.get("endpoint.detail.denied"));
            return problem == RequestProblem.UNAUTHORISED
                    ? denied.with("WWW-Authenticate", "Bearer realm=\"Cordon\"")
                    : denied;
        }
        if (!acceptable) {
            return form.problem(
                    RequestProblem.NOT_ACCEPTABLE,
                    TEXT.get(
                            "endpoint.detail.not-acceptable",
                            header(request, "Accept").orElse("")));
        }
        Optional<String> version = header(request, "GS1-EPCIS-Version");
        if (version.filter(each -> !VERSION.matcher(each).matches()).isPresent()) {
            return form.problem(
                    RequestProblem.NOT_ACCEPTABLE,
                    TEXT.get("endpoint.detail.version", version.get()));
        }
        String path = Request.getPathInContext(request);
        String method = request.getMethod();
        if (path.equals(CAPTURE)) {
            return switch (method) {
                case "OPTIONS" -> discovered("OPTIONS, POST, GET", true);
                case "GET" -> jobs(request);
                case "POST" -> taken(request, found.sender(), form, false);
                default -> notAllowed(form, "OPTIONS, POST, GET");
            };
        }
        if (path.startsWith(CAPTURE + "/")) {
            return switch (method) {
                case "OPTIONS" -> discovered("OPTIONS, GET", false);
                case "GET" -> job(path.substring(CAPTURE.length() + 1), form);
                default -> notAllowed(form, "OPTIONS, GET");
            };
        }
        if (path.equals(EVENTS)) {
            return switch (method) {
                case "OPTIONS" -> discovered("OPTIONS, POST", false);
                case "GET" -> noQueries(form);
                case "POST" -> taken(request, found.sender(), form, true);
                default -> notAllowed(form, "OPTIONS, POST");
            };
        }
        return QUERIES.matcher(path).matches()
                ? noQueries(form)
                : form.problem(RequestProblem.NOT_FOUND, TEXT.get("endpoint.detail.no-resource"));
    }

    private static Optional<String> header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).map(String::strip);
    }

    private static Reply notAllowed(Form form, String methods) {
        return form.problem(RequestProblem.METHOD, TEXT.get("endpoint.detail.method", methods))
                .with(ALLOW, methods);
    }

    private static Reply noQueries(Form form) {
        return form.problem(RequestProblem.NO_QUERIES, TEXT.get("endpoint.detail.no-queries"));
    }

    private static Reply later(Reply reply, Duration wait) {
        return reply.with(RETRY_AFTER, String.valueOf(wait.toSeconds()));
    }

    private Reply discovered(String methods, boolean capture) {
        Reply found =
                Reply.of(204, Map.of())
                        .with(ALLOW, methods)
                        .with("GS1-EPCIS-Min", "1.2.0")
                        .with("GS1-EPCIS-Max", Reply.VERSION)
                        .with("GS1-CBV-Min", "1.2.0")
                        .with("GS1-CBV-Max", Reply.VERSION)
                        .with("GS1-EPC-Format", "Never_Translates");
        return capture ? limited(found).with(BEHAVIOUR, "all") : found;
    }

    private Reply limited(Reply reply) {
        Limits limits = receiver.limits();
        return reply.with("GS1-EPCIS-Capture-Limit", String.valueOf(limits.events()))
                .with("GS1-EPCIS-Capture-File-Size-Limit", String.valueOf(limits.bytes()));
    }

    /// By pages, each of which names the next one.
    private Reply jobs(Request request) {
        var query = Request.extractQueryParameters(request);
        List<CaptureJob> all = receiver.jobs();
        int page = number(query.getValue("perPage"), 1, all.size() + 1, USUAL_PAGE);
        int from = number(query.getValue("nextPageToken"), 0, all.size(), 0);
        int to = Math.min(all.size(), from + page);
        Reply reply = Form.jobs(all.subList(from, to));
        return to == all.size()
                ? reply
                : reply.with(
                        "Link",
                        "<%s?perPage=%d&nextPageToken=%d>; rel=\"next\""
                                .formatted(CAPTURE, page, to));
    }

    private static int number(@Nullable String text, int least, int most, int usual) {
        return text != null && text.matches("\\d{1,6}")
                ? Math.clamp(Integer.parseInt(text), least, Math.max(least, most))
                : usual;
    }

    private Reply job(String id, Form form) {
        return receiver.job(id)
                .map(form::job)
                .orElseGet(() ->
                        form.problem(RequestProblem.NOT_FOUND, TEXT.get("endpoint.detail.no-job")));
    }

    private Reply taken(Request request, String sender, Form form, boolean single) {
        Optional<Reply> wrong = unreadable(request, form);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<CaptureJob.Behaviour> behaviour = behaviour(header(request, BEHAVIOUR).orElse(""));
        if (behaviour.isEmpty()) {
            return form.problem(
                    RequestProblem.VALIDATION, TEXT.get("endpoint.detail.behaviour", BEHAVIOUR));
        }
        try (var content = new PatientContent(Request.asInputStream(request), System::nanoTime)) {
            return answer(
                    receiver.take(new Delivery(sender, content, single, behaviour.get())), form);
        }
    }

    private Optional<Reply> unreadable(Request request, Form form) {
        String[] type =
                header(request, "Content-Type").orElse("").toLowerCase(Locale.ROOT).split(";", 2);
        boolean json = type[0].contains("json");
        boolean otherCharset =
                json
                        && type.length > 1
                        && type[1].contains("charset")
                        && !type[1].contains("utf-8");
        boolean packed =
                header(request, "Content-Encoding")
                        .filter(each -> !each.equalsIgnoreCase("identity"))
                        .isPresent();
        if (!READ.contains(type[0].strip()) || otherCharset || packed) {
            return Optional.of(
                    form.problem(
                            RequestProblem.MEDIA_TYPE, TEXT.get("endpoint.detail.media-type")));
        }
        return request.getLength() > receiver.limits().bytes()
                ? Optional.of(tooLarge(form))
                : Optional.empty();
    }

    private static Optional<CaptureJob.Behaviour> behaviour(String word) {
        return switch (word) {
            case "", "rollback" -> Optional.of(CaptureJob.Behaviour.ROLLBACK);
            case "proceed" -> Optional.of(CaptureJob.Behaviour.PROCEED);
            default -> Optional.empty();
        };
    }

    private Reply answer(Answer answer, Form form) {
        return switch (answer) {
            case Answer.Accepted(CaptureJob job) ->
                    Reply.of(202, Map.of("Location", CAPTURE + "/" + job.id()));
            case Answer.Created(String id) ->
                    Reply.of(
                            201,
                            Map.of(
                                    "Location",
                                    EVENTS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
            case Answer.Exists(String id) ->
                    form.problem(RequestProblem.EXISTS, TEXT.get("endpoint.detail.exists", id));
            case Answer.Refused(OrderRefused why) ->
                    form.problem(RequestProblem.VALIDATION, String.valueOf(why.getMessage()));
            case Answer.TooLarge() -> tooLarge(form);
            case Answer.Incomplete() ->
                    form.problem(RequestProblem.INCOMPLETE, TEXT.get("endpoint.detail.incomplete"))
                            .with("Connection", "close");
            case Answer.Busy() ->
                    later(
                            form.problem(RequestProblem.BUSY, TEXT.get("endpoint.detail.busy")),
                            MOMENT);
            case Answer.NoOrder() ->
                    later(
                            form.problem(
                                    RequestProblem.NOT_NOW, TEXT.get("endpoint.detail.no-order")),
                            WHILE);
            case Answer.NotDurable() ->
                    later(
                            form.problem(
                                    RequestProblem.NOT_NOW,
                                    TEXT.get("endpoint.detail.not-durable")),
                            WHILE);
        };
    }

    private Reply tooLarge(Form form) {
        Limits limits = receiver.limits();
        return limited(
                        form.problem(
                                RequestProblem.TOO_LARGE,
                                TEXT.get(
                                        "endpoint.detail.too-large",
                                        limits.bytes(),
                                        limits.events())))
                .with("Connection", "close");
    }
}

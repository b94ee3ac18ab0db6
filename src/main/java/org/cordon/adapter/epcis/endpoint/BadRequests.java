package org.cordon.adapter.epcis.endpoint;

import org.cordon.core.text.Messages;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.util.Map;

/// Answers what is no request that can be handled, such as one with headers that are too long, without saying what the
/// server is.
final class BadRequests implements Request.Handler {
    private static final Messages TEXT = Messages.of(BadRequests.class);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Reply said =
                Form.JSON.problem(RequestProblem.VALIDATION, TEXT.get("endpoint.detail.malformed"));
        new Reply(status, Map.of("Connection", "close"), said.type(), said.body())
                .send(response, callback);
        return true;
    }
}

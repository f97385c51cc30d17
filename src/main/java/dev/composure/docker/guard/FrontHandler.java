package dev.composure.docker.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The side of the caller: has each request judged, and passes on what may pass. There is one connection to the engine
/// for each of the caller's, in the same thread, so that nothing here is ever done by two.
///
/// A write fails only with its connection, whose end is dealt with.
@SuppressWarnings("FutureReturnValueIgnored")
final class FrontHandler extends ChannelInboundHandlerAdapter {

    private static final int LARGEST_JUDGED_BODY = 16 << 20;

    /// Attached streams, build sessions: nothing that a plan may hold, and nothing that could be judged.
    private static final Ruling LEAVES_HTTP = new Ruling.Refusal("not part of the plan: a connection that leaves HTTP");

    private enum Content {
        /// Goes to the engine as it comes.
        PASSED,
        /// Is kept until the whole of it can be judged.
        COLLECTED,
        /// Belongs to a request that was answered already.
        DROPPED
    }

    private final Rule rule;
    private final Channel back;
    private final BackHandler answers;
    private final ByteBuf collected = Unpooled.buffer();
    private Content body = Content.DROPPED;
    private @Nullable HttpRequest request;

    FrontHandler(Rule rule, Channel back, BackHandler answers) {
        this.rule = rule;
        this.back = back;
        this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest head) {
            begin(context, head);
        }
        if (message instanceof HttpContent content) {
            take(context, content);
        } else if (!(message instanceof HttpRequest)) {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        if (head.decoderResult().isFailure() || answers.isBusy()) {
            context.close();
            return;
        }
        request = head;
        var call = call(head);
        if (call.upgrade() || !rule.wantsBody(call)) {
            apply(context, head, call.upgrade() ? LEAVES_HTTP : rule.judge(call));
            return;
        }
        body = Content.COLLECTED;
        collected.clear();
        if (HttpUtil.is100ContinueExpected(head)) {
            head.headers().remove(HttpHeaderNames.EXPECT);
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private static Call call(HttpRequest head) {
        return Call.of(head.method().name(), head.uri(), head.headers().contains(HttpHeaderNames.UPGRADE));
    }

    private void take(ChannelHandlerContext context, HttpContent content) {
        switch (body) {
            case DROPPED -> content.release();
            case PASSED -> back.writeAndFlush(content);
            case COLLECTED -> collect(context, content);
        }
    }

    private void collect(ChannelHandlerContext context, HttpContent content) {
        collected.writeBytes(content.content());
        content.release();
        if (collected.readableBytes() > LARGEST_JUDGED_BODY) {
            context.close();
            return;
        }
        var head = request;
        if (content instanceof LastHttpContent && head != null) {
            var bytes = ByteBufUtil.getBytes(collected);
            apply(context, head, rule.judge(call(head).with(new Body(bytes))));
            if (body == Content.PASSED) {
                head.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
                head.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
                back.write(head);
                back.write(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
                back.writeAndFlush(new DefaultLastHttpContent());
            }
        }
    }

    private void apply(ChannelHandlerContext context, HttpRequest head, Ruling ruling) {
        boolean isCollected = body == Content.COLLECTED;
        switch (ruling) {
            case Ruling.Forward _ -> forward(head, isCollected);
            case Ruling.ForwardEdited edited -> {
                answers.edit(edited.edit());
                forward(head, isCollected);
            }
            case Ruling.Answer answer -> answer(context, head, answer);
            case Ruling.Refusal refusal ->
                answer(
                        context,
                        head,
                        new Ruling.Answer(HttpResponseStatus.FORBIDDEN.code(), Bodies.message(refusal.message())));
        }
    }

    private void forward(HttpRequest head, boolean isCollected) {
        body = Content.PASSED;
        answers.expect();
        if (!isCollected) {
            back.write(head);
        }
    }

    /// A large body that nobody reads would keep the caller from reading the answer: it is dropped as it comes.
    private void answer(ChannelHandlerContext context, HttpRequest head, Ruling.Answer answer) {
        body = Content.DROPPED;
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), Unpooled.wrappedBuffer(bytes));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        boolean hasNoBody = answer.status() == HttpResponseStatus.NO_CONTENT.code()
                || answer.status() == HttpResponseStatus.NOT_MODIFIED.code();
        if (!hasNoBody) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
        }
        var written = context.writeAndFlush(response);
        if (!HttpUtil.isKeepAlive(head)) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        back.config().setAutoRead(context.channel().isWritable());
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        collected.release();
        back.close();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.close();
    }
}

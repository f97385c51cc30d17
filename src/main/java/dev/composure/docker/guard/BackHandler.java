package dev.composure.docker.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The side of the engine: passes its answers back as they come, edited where the rule wants it.
///
/// A write fails only with its connection, whose end is dealt with.
@SuppressWarnings("FutureReturnValueIgnored")
final class BackHandler extends ChannelInboundHandlerAdapter {

    private final Channel front;
    private final ByteBuf collected = Unpooled.buffer();
    private @Nullable UnaryOperator<byte[]> edit;
    private @Nullable HttpResponse head;
    private boolean busy;

    BackHandler(Channel front) {
        this.front = front;
    }

    /// An answer is owed to the caller.
    boolean isBusy() {
        return busy;
    }

    void expect() {
        busy = true;
    }

    /// The next answer is to be edited.
    void edit(UnaryOperator<byte[]> how) {
        edit = how;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            head = response;
            if (!isEdited(response)) {
                front.write(response);
            }
        }
        if (message instanceof HttpContent content) {
            take(content);
        } else if (!(message instanceof HttpResponse)) {
            ReferenceCountUtil.release(message);
        }
    }

    private boolean isEdited(HttpResponse response) {
        return edit != null && response.status().codeClass() == HttpStatusClass.SUCCESS;
    }

    private void take(HttpContent content) {
        var response = head;
        if (response == null) {
            content.release();
            return;
        }
        if (isEdited(response)) {
            collected.writeBytes(content.content());
            content.release();
        } else {
            front.write(content);
        }
        if (content instanceof LastHttpContent) {
            end(response);
        }
    }

    private void end(HttpResponse response) {
        var how = edit;
        if (how != null && isEdited(response)) {
            writeEdited(response, how.apply(ByteBufUtil.getBytes(collected)));
        }
        if (response.status().equals(HttpResponseStatus.CONTINUE)) {
            front.flush();
            return;
        }
        edit = null;
        collected.clear();
        head = null;
        busy = false;
        front.flush();
        if (!HttpUtil.isKeepAlive(response)) {
            front.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void writeEdited(HttpResponse response, byte[] body) {
        response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        front.write(response);
        front.write(new DefaultLastHttpContent(Unpooled.wrappedBuffer(body)));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        front.flush();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        front.config().setAutoRead(context.channel().isWritable());
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        collected.release();
        front.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.close();
    }
}

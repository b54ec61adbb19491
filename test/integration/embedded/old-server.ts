import net from 'node:net';

/** A server that speaks PostgreSQL's protocol just far enough to say how old it is: no such release runs here. */
export async function startOldServer(
  version: string,
  major: number,
): Promise<{ port: number; stop(): void }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (chunk) => {
      // A message of the start-up begins with its length, a question with 'Q', and 'X' says goodbye.
      if (chunk[0] === 0) socket.write(Buffer.concat([message('R', int32(0)), READY]));
      else if (chunk.toString('latin1', 0, 1) === 'Q') socket.write(answer([version, String(major)]));
      else socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as net.AddressInfo).port, stop };
}

function answer([version, major]: readonly [string, string]): Buffer {
  const row = message('D', int16(2), text(version), text(major));
  return Buffer.concat([
    message('T', int16(2), column('version'), column('major')),
    row,
    message('C', Buffer.from('SELECT 1\0')),
    READY,
  ]);
}

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function column(name: string): Buffer {
  const TEXT_TYPE = 25;
  return Buffer.concat([
    Buffer.from(`${name}\0`),
    int32(0),
    int16(0),
    int32(TEXT_TYPE),
    int16(-1),
    int32(-1),
    int16(0),
  ]);
}

function text(value: string): Buffer {
  return Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const READY = message('Z', Buffer.from('I'));

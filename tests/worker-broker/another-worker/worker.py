#!/usr/bin/env python3
"""A JakeOps worker in another language, written from worker/protocol alone. It gives the prompt of one execution to a
command, sends what that prints, and ends:  JAKEOPS_TOKEN=jow_... python3 worker.py COMMAND [ARGUMENT ...]"""
import base64, datetime, hashlib, json, os, socket, ssl, struct, subprocess, sys, tempfile, threading, time
from urllib.parse import urlsplit


class Server:
    def __init__(self, token):
        raw, self.sending = base64.urlsafe_b64decode(token[4:] + "=" * (-len(token) % 4)), threading.Lock()
        if hashlib.sha256(raw[:-4]).digest()[:4] != raw[-4:]: sys.exit("The token is damaged: copy it again.")
        url = urlsplit(raw[24:-4].decode())
        self.wire = socket.create_connection((url.hostname, url.port or (443 if url.scheme == "https" else 80)))
        if url.scheme == "https":
            self.wire = ssl.create_default_context().wrap_socket(self.wire, server_hostname=url.hostname)
        self.wire.sendall("\r\n".join([
            f"GET {url.path.rstrip('/')}/api/workers/connect HTTP/1.1", f"Host: {url.netloc}",
            f"Authorization: Bearer {token}", "Sec-WebSocket-Protocol: jakeops.worker.v1", "Connection: Upgrade",
            "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==", "", "",
        ]).encode())
        self.stream = self.wire.makefile("rb")
        status = self.stream.readline().decode().strip()
        while self.stream.readline().strip(): pass
        if " 101 " not in status: sys.exit(f"The server answers {status}.")

    def say(self, kind, **fields): self.send(1, json.dumps({"type": kind, **fields}).encode())

    def send(self, opcode, data):
        size = struct.pack(">BBQ", 128 + opcode, 255, len(data))  # masked with zeros, which changes nothing
        with self.sending: self.wire.sendall(size + bytes(4) + data)

    def messages(self):
        text = b""
        while head := self.stream.read(2):
            size = head[1] if head[1] < 126 else int.from_bytes(self.stream.read(2 if head[1] == 126 else 8), "big")
            data, opcode, whole = self.stream.read(size), head[0] & 15, head[0] & 128
            if opcode == 8: sys.exit(f"The server closed the connection: {data[2:].decode()}")
            text = text + data if opcode < 2 else text
            if opcode < 2 and whole: yield json.loads(text); text = b""


def now(): return datetime.datetime.now(datetime.timezone.utc).isoformat()


def execute(server, request, command, window, mine):
    who, started, last = {"execution_id": request["execution_id"], "attempt": request["attempt"]}, now(), 0
    prompt = tempfile.TemporaryFile()
    prompt.write(request["agent"]["prompt"].encode()), prompt.seek(0)
    with subprocess.Popen(command, stdin=prompt, stdout=subprocess.PIPE) as agent:
        server.say("accept", **who, agent=command[0], simulated=True)
        for last, line in enumerate(agent.stdout, 1):
            mine["last_sequence"] = last
            window.acquire()  # no more than 64 output frames without their ack
            piece = {"text": line.decode(errors="replace").rstrip("\n")}
            server.say("output", **who, first_sequence=last, pieces=[piece])
    server.say("finished", **who, result={
        "outcome": "succeeded" if agent.returncode == 0 else "failed", "exit_code": agent.returncode,
        "result_text": f"{last} lines", "last_sequence": last, "processes_left": 0,
        "started_at": started, "ended_at": now()})


def beat(server, seconds, running):
    while True:
        time.sleep(seconds)
        server.say("heartbeat", free_slots=1 - len(running), running=running)


def main(token, command):
    server, window, running = Server(token), threading.Semaphore(64), []
    server.say("hello", protocol=1, name="another", machine_id="another", version="1", os="any", arch="any",
               tags=["other"], capacity=1, agents=[], running=[])
    for message in server.messages():
        if message["type"] == "welcome":
            threading.Thread(target=beat, args=(server, message["heartbeat_seconds"], running), daemon=True).start()
        elif message["type"] == "execute" and not running:
            request = message["request"]
            running.append({"execution_id": request["execution_id"], "attempt": request["attempt"], "last_sequence": 0})
            threading.Thread(target=execute, args=(server, request, command, window, running[0])).start()
        elif message["type"] == "ack":
            window.release()
            if message["sequence"] > running[0]["last_sequence"]: return server.send(8, struct.pack(">H", 1000))


if __name__ == "__main__": main(os.environ["JAKEOPS_TOKEN"], sys.argv[1:])

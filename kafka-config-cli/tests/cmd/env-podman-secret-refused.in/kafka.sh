podman run --secret passwords,type=variable docker.io/bitnami/kafka:3.9.0
podman run --secret passwords,type=env,target=KAFKA_CLIENT_PASSWORDS docker.io/bitnami/kafka:3.9.0
